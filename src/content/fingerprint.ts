/**
 * The hash of what learners get: facts, texts, questions, figures and media. What editing adds (state, version,
 * who wrote and reviewed it, notes) is left out, so that publishing and retiring change no hash.
 */
import { canonicalJson } from '../domain/base/canonical-json.ts';
import type { CaseSource, CourseSource, LessonSource } from './content.ts';
import { publicationFields } from './schemas/publication.ts';
import type { Source } from './source.ts';

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export type HashText = (text: string) => string;

export function hashLesson({ source, figures, media }: LessonSource, hash: HashText): string {
  return hashFiles([source, ...figures], hash, media);
}

export function hashCourse({ file, lessons, quiz }: CourseSource, hash: HashText): string {
  return hash(
    canonicalJson({
      course: hash(canonicalJson(withoutPublication(file.value))),
      lessons: lessons.map((lesson) => hashLesson(lesson, hash)),
      quiz: hash(quiz.source.text),
    }),
  );
}

export function hashCase({ head, source, figures }: CaseSource, hash: HashText): string {
  return hash(
    canonicalJson({
      case: hash(canonicalJson(withoutPublication(head.value))),
      text: hash(bodyOf(source.text)),
      figures: hashFiles(figures, hash),
    }),
  );
}

/** Hash of hashes, each under the file's own name: neither moving the folder nor the order of reading changes it. */
function hashFiles(
  files: readonly Source[],
  hash: HashText,
  hashed: readonly { readonly name: string; readonly hash: string }[] = [],
): string {
  const texts = files.map((file) => [file.path.slice(file.path.lastIndexOf('/') + 1), hash(file.text)]);
  const others = hashed.map((file) => [file.name, file.hash]);
  return hash(canonicalJson(Object.fromEntries([...texts, ...others])));
}

function withoutPublication(facts: object) {
  return Object.fromEntries(
    Object.entries(facts).filter(([name, value]) => !(name in publicationFields) && value !== undefined),
  );
}

function bodyOf(text: string): string {
  return text.replace(/^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/, '');
}
