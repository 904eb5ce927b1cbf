/** Attacks: they earn nothing beyond what was lived. */
import { testScenarios } from './run/test-scenarios.ts';

testScenarios('attack');
