/** Every component an author may write, for `<Content components={components} />`. */
import Basis from './Basis.astro';
import Choice from './Choice.astro';
import Comparison from './Comparison.astro';
import Debrief from './Debrief.astro';
import Decision from './Decision.astro';
import Dialogue from './Dialogue.astro';
import Event from './Event.astro';
import Fictional from './Fictional.astro';
import Figure from './Figure.astro';
import Media from './Media.astro';
import Process from './Process.astro';
import Quote from './Quote.astro';
import ReflectBlock from './Reflect.astro';
import Say from './Say.astro';
import Scene from './Scene.astro';
import SelfCheck from './SelfCheck.astro';
import Side from './Side.astro';
import Table from './Table.astro';
import Term from './Term.astro';
import Timeline from './Timeline.astro';
import Way from './Way.astro';

/** `table` replaces the plain element of Markdown tables. */
export const components = {
  ...{ Basis, Choice, Debrief, Decision, Dialogue, Fictional, Figure },
  ...{ Reflect: ReflectBlock, Say, Scene, SelfCheck, Way },
  ...{ Comparison, Event, Media, Process, Quote, Side, Term, Timeline },
  table: Table,
};
