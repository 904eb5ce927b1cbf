import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RUN, sharedPassages, textMarks } from '../../../../src/domain/written/similarity.ts';
import { countCharacters, paragraphsOf, plainText } from '../../../../src/domain/written/written-text.ts';

const SENTENCE = '群众来办事，图的是一个明白，我们多说一句，他就少跑一趟，这比什么话都管用。';
const OWN = `我在窗口坐了十年。${SENTENCE}这话是师傅教我的。`;
const OTHER = `开头不一样。${SENTENCE}结尾也不一样。`;

describe('the same words', () => {
  test('are shown as they stand in each text', () => {
    const { passages, shareBasisPoints } = sharedPassages(OWN, OTHER);
    expect(passages).toHaveLength(1);
    const [passage] = passages;
    expect(OWN.slice(passage?.own.from, passage?.own.to)).toBe(SENTENCE.slice(0, -1));
    expect(OTHER.slice(passage?.other.from, passage?.other.to)).toBe(SENTENCE.slice(0, -1));
    // 32 letters of 48; commas and stops are nobody's words.
    expect(shareBasisPoints).toBe(Math.floor((32 * 10_000) / 48));
  });

  test('differing in punctuation and line ends alone are the same', () => {
    const rewrapped = SENTENCE.replaceAll('，', '\n、 ');
    expect(sharedPassages(SENTENCE, rewrapped).shareBasisPoints).toBe(10_000);
  });

  test('that everybody was given are nobody’s', () => {
    expect(sharedPassages(OWN, OTHER, [SENTENCE]).passages).toEqual([]);
  });

  test('shorter than a run are not told of', () => {
    const short = '一二三四五六七八九十一二三四五六七八九';
    expect([...short]).toHaveLength(RUN - 1);
    expect(sharedPassages(`甲${short}乙`, `丙${short}丁`).passages).toEqual([]);
  });

  test('of rare characters are cut at whole characters', () => {
    const rare = '𠮷𬭎䶮㛃𫖮𬱖𫍽𰻝𠮷𬭎䶮㛃𫖮𬱖𫍽𰻝𠮷𬭎䶮㛃𫖮';
    const { passages } = sharedPassages(`甲${rare}`, `乙${rare}`);
    expect(`甲${rare}`.slice(passages[0]?.own.from, passages[0]?.own.to)).toBe(rare);
  });
});

/** Few letters, so that runs repeat. */
const word = fc.string({ unit: fc.constantFrom(...'甲乙丙，\n'), maxLength: 200 });

test('law: passages do not overlap, are long enough, read the same in both texts, and make up the share', () => {
  fc.assert(
    fc.property(word, word, (own, other) => {
      const { passages, shareBasisPoints } = sharedPassages(own, other);
      const letters = (text: string) => text.replace(/[^甲乙丙]/g, '');
      let end = 0;
      let covered = 0;
      for (const passage of passages) {
        const [mine, theirs] = [
          letters(own.slice(passage.own.from, passage.own.to)),
          letters(other.slice(passage.other.from, passage.other.to)),
        ];
        expect(mine).toBe(theirs);
        expect(mine.length).toBeGreaterThanOrEqual(RUN);
        expect(passage.own.from).toBeGreaterThanOrEqual(end);
        end = passage.own.to;
        covered += mine.length;
      }
      const all = letters(own).length;
      expect(shareBasisPoints).toBe(all === 0 ? 0 : Math.floor((covered * 10_000) / all));
    }),
  );
});

test('law: texts that share a run share a mark, so that looking by marks misses nothing', () => {
  const letter = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
  const text = (length: number) => fc.string({ unit: letter, minLength: length, maxLength: length });
  fc.assert(
    fc.property(text(RUN), text(30), text(45), (run, before, after) => {
      const marks = new Set(textMarks(`${before}${run}${after}`));
      expect(textMarks(`${after}${run}${before}`).some((mark) => marks.has(mark))).toBe(true);
    }),
  );
});

describe('the text', () => {
  test('loses control characters and keeps paragraphs and rare characters', () => {
    const typed = '\r\n  第一段𠮷\u0000。\r\n\r\n\r\n\r\n第二段\ud800。\t完 \n\n';
    expect(plainText(typed)).toBe('  第一段𠮷。\n\n第二段。 完');
    expect(paragraphsOf(plainText(typed))).toEqual(['  第一段𠮷。', '第二段。 完']);
  });

  test('counts characters, not blanks', () => {
    expect(countCharacters('学 习，𠮷\n\nABC')).toBe(7);
  });

  test('law: made plain once is plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(plainText(plainText(typed))).toBe(plainText(typed));
      }),
    );
  });
});
