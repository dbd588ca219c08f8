import type { ReactNode } from 'react';
import { Link } from 'react-router';

export interface Task {
  key: string;
  title: string;
  to: string;
  /** One line below the title. */
  hint?: ReactNode;
  status: ReactNode;
}

/** A KERN task list: one row a task, with its state; the whole row is the link. */
export function TaskList({ title, tasks }: { title: string; tasks: readonly Task[] }) {
  return (
    <section className="kern-task-list">
      <div className="kern-task-list__header">
        <h2 className="kern-heading-medium">{title}</h2>
      </div>
      <ul className="kern-task-list__list">
        {tasks.map((task) => (
          <li className="kern-task-list__item" key={task.key}>
            <div className="kern-task-list__title br-task-title">
              <Link className="kern-link kern-link--stretched" to={task.to}>
                {task.title}
              </Link>
              {task.hint && <p className="kern-body kern-body--small kern-body--muted">{task.hint}</p>}
            </div>
            <div className="kern-task-list__status">{task.status}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
