import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PersonRef } from '@bauraum/documents';

const SUBJECTS = ['field', 'document', 'general'] as const;
const SIDES = ['applicants', 'office'] as const;
export type Side = (typeof SIDES)[number];

const SOMETHING = /\S/;

/** What a topic is about. */
export class TopicSubject {
  @ApiProperty({ enum: SUBJECTS }) @IsIn(SUBJECTS) kind!: (typeof SUBJECTS)[number];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'path of the field, as in `/section/field`; id of the document; null: general',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  ref!: string | null;
}

/** A reply to a topic, or the first message of a new one. */
export class NewMessage {
  @ApiPropertyOptional({ description: 'the topic to reply to; without it a new one begins' }) @IsOptional() @IsUUID() topicId?: string;
  @ApiPropertyOptional({ description: 'of a new topic', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(SOMETHING)
  title?: string;
  @ApiPropertyOptional({ type: TopicSubject, description: 'of a new topic' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => TopicSubject)
  about?: TopicSubject;
  @ApiProperty({ maxLength: 10_000, description: 'plain text; markup is shown as it is written' })
  @IsString()
  @MaxLength(10_000)
  @Matches(SOMETHING)
  text!: string;
  @ApiPropertyOptional({ type: [String], description: 'documents of this case' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documentIds?: string[];
}

export class ReadMark {
  @ApiProperty({ description: 'the last message that the person has seen' }) @IsUUID() messageId!: string;
}

export class MessageView {
  @ApiProperty() id!: string;
  @ApiProperty() topicId!: string;
  @ApiProperty({ type: PersonRef }) author!: PersonRef;
  @ApiProperty({ enum: SIDES }) side!: Side;
  @ApiProperty() text!: string;
  @ApiProperty({ type: [String] }) documentIds!: string[];
  @ApiProperty() at!: string;
}

export class TopicView {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: TopicSubject }) about!: TopicSubject;
  @ApiProperty({ description: 'among the applicants; the office does not see it' }) internal!: boolean;
  @ApiProperty({ description: 'messages of others that the caller has not read' }) unread!: number;
  @ApiProperty({ type: [MessageView], description: 'oldest first' }) messages!: MessageView[];
}

export class MessagesView {
  @ApiProperty({ type: [TopicView], description: 'the topic with the newest message first' }) topics!: TopicView[];
  @ApiProperty({ description: 'of all topics' }) unread!: number;
  @ApiProperty({ description: 'may the caller write now' }) writable!: boolean;
}
