/** Every component an author may write, for `<Content components={components} />`. */
import Basis from './Basis.astro';
import Choice from './Choice.astro';
import Debrief from './Debrief.astro';
import Decision from './Decision.astro';
import Dialogue from './Dialogue.astro';
import Fictional from './Fictional.astro';
import Figure from './Figure.astro';
import ReflectBlock from './Reflect.astro';
import Say from './Say.astro';
import Scene from './Scene.astro';
import SelfCheck from './SelfCheck.astro';
import Table from './Table.astro';
import Way from './Way.astro';

/** `table` replaces the plain element of Markdown tables. */
export const components = {
  ...{ Basis, Choice, Debrief, Decision, Dialogue, Fictional, Figure },
  ...{ Reflect: ReflectBlock, Say, Scene, SelfCheck, Way },
  table: Table,
};
