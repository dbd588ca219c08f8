import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject } from 'class-validator';

const WAITS_FOR = ['applicants', 'office', 'bodies', 'municipality', 'nobody'] as const;

export class TimelineEntryView {
  @ApiProperty() date!: string;
  @ApiProperty({ enum: ['event', 'begin', 'suspended', 'resumed', 'interrupted', 'restarted', 'extended', 'warning', 'rawEnd', 'end'] })
  kind!: string;
  @ApiProperty({ description: 'in German' }) label!: string;
}

export class DeadlineView {
  @ApiProperty() id!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ description: 'German name of the clock' }) title!: string;
  @ApiProperty({ description: 'last day of the period' }) dueOn!: string;
  @ApiProperty({ enum: ['open', 'fired', 'cancelled'] }) status!: 'open' | 'fired' | 'cancelled';
  @ApiProperty({ description: 'does the law attach a consequence to its lapse by itself' }) fiction!: boolean;
  @ApiProperty() basis!: string;
  @ApiProperty({ type: String, nullable: true }) consequence!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'the same in a German sentence' }) consequenceText!: string | null;
  @ApiProperty({ enum: WAITS_FOR, description: 'who has the ball meanwhile' }) waitsFor!: (typeof WAITS_FOR)[number];
  @ApiProperty({ type: String, nullable: true, description: 'day of the event that started it' }) startedOn!: string | null;
  @ApiProperty({ description: 'how the date came about, in German' }) sentence!: string;
  @ApiProperty({ type: [String], description: 'days on which warnings go out' }) warnings!: string[];
  @ApiProperty({ type: [TimelineEntryView] }) timeline!: TimelineEntryView[];
  @ApiProperty({ description: 'where the rule stands in the law' }) section!: string;
  @ApiProperty({ description: 'has a lawyer of the Land confirmed the rule' }) verified!: boolean;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'how the date came about' }) explanation!: Record<
    string,
    unknown
  >;
  @ApiProperty({ type: String, nullable: true }) participationId!: string | null;
  @ApiProperty({ type: String, nullable: true }) bodyName!: string | null;
}

/** The most urgent deadline of a case whose first warning day has come. */
export class DeadlineWarning {
  @ApiProperty() kind!: string;
  @ApiProperty() title!: string;
  @ApiProperty() dueOn!: string;
}

export class WaitingClock {
  @ApiProperty() kind!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'code of the fact that it waits for' }) awaits!: string;
  @ApiProperty({ description: 'in German' }) sentence!: string;
}

export class ClocksView {
  @ApiProperty({ type: [DeadlineView] }) clocks!: DeadlineView[];
  @ApiProperty({ type: [WaitingClock] }) waiting!: WaitingClock[];
  @ApiProperty({ description: 'by the clock of the authority' }) today!: string;
}

export class SimulationBody {
  @ApiProperty({
    type: 'array',
    maxItems: 20,
    items: {
      type: 'object',
      required: ['type', 'on'],
      properties: { type: { type: 'string' }, on: { type: 'string' } },
      additionalProperties: true,
    },
    description: 'what might happen: the type of an event, a day after today, and the payload of the event',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsObject({ each: true })
  events!: Record<string, unknown>[];
}

export class SimulatedStepView {
  @ApiProperty() on!: string;
  @ApiProperty({ description: 'DEADLINE_EXPIRED where a period lapsed' }) event!: string;
  @ApiProperty({ type: String, nullable: true, description: 'kind of the deadline that lapsed' }) kind!: string | null;
  @ApiProperty({ description: 'afterwards' }) status!: string;
  @ApiProperty() statusLabel!: string;
  @ApiProperty({ type: String, nullable: true, description: 'why the event does not go' }) refused!: string | null;
  @ApiProperty({ type: [DeadlineView] }) set!: DeadlineView[];
  @ApiProperty({ type: [String], description: 'kinds of the deadlines that ended' }) ended!: string[];
}

export class SimulationView {
  @ApiProperty({ type: [SimulatedStepView] }) steps!: SimulatedStepView[];
  @ApiProperty({ type: [DeadlineView], description: 'what runs at the end' }) clocks!: DeadlineView[];
  @ApiProperty() status!: string;
}
