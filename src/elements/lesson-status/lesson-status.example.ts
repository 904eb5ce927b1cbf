/** md-lesson-status; what it shows comes with md-progress events. */
import { answer, type Example, signedIn, signedOut } from '../../drawing/example.ts';
import { aCourse } from '../../drawing/example-learning.ts';

const markup = '<md-lesson-status lesson="service/03-another-way" minimum-minutes="8"></md-lesson-status>';
const learning = { courses: [aCourse('service', '服务人民', 3)], cases: [] };

export const examples: readonly Example[] = [
  { name: 'signed out', markup, answers: signedOut },
  { name: 'signed in', markup, answers: { ...signedIn, 'GET /api/me/learning': answer(learning) } },
];
