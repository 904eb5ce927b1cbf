/**
 * Interface text of studying. Elements import its two parts by themselves, so that a lesson page does not carry
 * the quiz's words.
 */
import { studyText } from './study-lesson.ts';
import { quizText } from './study-quiz.ts';

export const study = { ...studyText, quiz: quizText };
