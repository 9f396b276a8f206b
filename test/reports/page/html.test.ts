import { expect, it } from 'vitest';
import { html } from '../../../src/reports/page/html.ts';

it('is markup where the template is', () => {
  expect(html`<b>${1}</b>`.text).toBe('<b>1</b>');
});

it('shows what strangers wrote as text, in elements and in attributes', () => {
  const name = `<script>alert('1')</script>&"`;
  expect(html`<b title="${name}">${name}</b>`.text).toBe(
    `<b title="&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;</b>`,
  );
});

it('takes markup that it made before as it is, alone and in lists', () => {
  const item = html`<li>${'<'}</li>`;
  expect(html`<ul>${[item, [item]]}</ul>`.text).toBe('<ul><li>&lt;</li><li>&lt;</li></ul>');
});

it('leaves out what is false or missing, and keeps a zero', () => {
  expect(html`${false}${undefined}${0}${''}`.text).toBe('0');
});

it('marks controls, lone surrogates, and what turns the direction of writing', () => {
  expect(html`${'a\u0000b\u202ec\ud800d\n'}`.text).toBe('a\ufffdb\ufffdc\ufffdd\n');
});
