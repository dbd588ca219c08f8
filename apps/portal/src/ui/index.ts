export { AnchorButton, Button, Icon, LinkButton, type ButtonKind, type IconName } from './button';
export { Card, FactList, Summary, type Fact } from './card';
export { Checkbox, RadioGroup } from './choices';
export { berlinDate, daysBetween, longDate, longInstant, shortDate, shortInstant } from './dates';
export {
  Consequence,
  DateTime,
  DateWithDistance,
  DeadlineLabel,
  ShortDate,
  useDeadlineTitle,
  useDistance,
  useToday,
} from './deadline-label';
export { ConfirmDialog, Dialog } from './dialog';
export { ErrorSummary, type FieldProblem } from './error-summary';
export { Alert, Attention, Badge, Empty, Failed, Forbidden, Identify, Loaded, Loading, useProblemText, type Tone } from './feedback';
export { DateField, FieldError, Select, TextArea, TextField, type Choice, type ChoiceGroup } from './fields';
export { German } from './german';
export { announce, LiveRegion } from './live-region';
export { formatMoney, formatSize, Money } from './money';
export { Page, Section, type PageProps } from './page';
export { Progress } from './progress';
export { StatusBadge } from './status-badge';
export { StatusSentence, type StatusFacts, type Viewer } from './status-sentence';
export { Table, type Column } from './table';
export { TabNav, Tabs, type TabLink, type TabPanel } from './tabs';
export { TaskList, type Task } from './task-list';
