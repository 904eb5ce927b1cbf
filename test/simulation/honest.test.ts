/** Honest habits: they lose nothing beyond a minute for each stretch of reading. */
import { testScenarios } from './run/test-scenarios.ts';

testScenarios('honest');
