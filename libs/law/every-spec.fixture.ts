/** All specs of the law as one, for `npm run mutate`: Jest loads the law once for each mutant, not ten times. Without the oracle, which is slow. */
import './clock.spec';
import './condition.spec';
import './explain.spec';
import './fee/base.spec';
import './fee/check.spec';
import './fee/fee.spec';
import './holidays.spec';
import './notification.spec';
import './periods.spec';
import './procedure-clocks.spec';
