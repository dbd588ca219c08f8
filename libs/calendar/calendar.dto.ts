import { ApiProperty } from '@nestjs/swagger';

export class CalendarTokenView {
  @ApiProperty({ description: 'the secret address for a calendar program; it is shown this one time' }) url!: string;
  @ApiProperty() createdAt!: string;
}

export class CalendarView {
  @ApiProperty({ type: String, nullable: true, description: 'since when there is an address; null: there is none' }) createdAt!:
    string | null;
}
