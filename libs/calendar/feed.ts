import { addDays, type Instant, type PlainDate } from '@bauraum/kernel';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

/** The last day of a period, as a calendar shows it. */
export interface FeedDay {
  /** Stays the same when the period is set anew, so that the calendar moves the event. */
  readonly uid: string;
  readonly title: string;
  readonly fileNumber: string | null;
  readonly dueOn: PlainDate;
  /** What happens at the end. */
  readonly consequence: string | null;
  /** Page of the case. */
  readonly url: string;
}

const TWELVE_HOURS = 12 * 3600;

/**
 * Periods as a calendar (RFC 5545): events of a whole day, without personal data.
 *
 * @example calendarFeed({ name: 'Fristen', days: [], now: '2027-01-04T08:00:00.000Z' }).startsWith('BEGIN:VCALENDAR') // true
 */
export function calendarFeed({ name, days, now }: { name: string; days: readonly FeedDay[]; now: Instant }): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: '//Bauraum//Fristen//DE', ttl: TWELVE_HOURS });
  for (const { uid, title, fileNumber, dueOn, consequence, url } of days) {
    calendar.createEvent({
      id: uid,
      stamp: new Date(now),
      // Days are passed in UTC: the generator writes them as they stand there.
      start: midnight(dueOn),
      end: midnight(addDays(dueOn, 1)),
      allDay: true,
      summary: fileNumber ? `${title} (${fileNumber})` : title,
      description: [`Letzter Tag: ${title}`, fileNumber && `Vorgang: ${fileNumber}`, consequence, url].filter(Boolean).join('\n'),
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

const midnight = (day: PlainDate): Date => new Date(`${day}T00:00:00Z`);
