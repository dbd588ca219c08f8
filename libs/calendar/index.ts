export { CalendarController } from './calendar.controller';
export { Calendars } from './calendar.service';
