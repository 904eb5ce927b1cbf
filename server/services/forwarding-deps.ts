/** What forwarding needs beside what every service is given. */
import type { Post } from '../ports/outgoing.ts';
import type { Deps } from './deps.ts';

export interface ForwardingDeps extends Deps {
  readonly post: Post;
  /** Told of every error that should not have been possible. */
  readonly reportDefect: (error: Error, where: string) => void;
}
