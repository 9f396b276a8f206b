/** Does what the first logit says, and answers with the logits. */
const DEEDS = {
  13() {
    for (;;);
  },
  14() {
    location.href = 'about:blank';
    return new Promise(() => {});
  },
  15() {
    const eaten = [];
    for (;;) eaten.push(Array(1e5).fill(eaten.length / 2));
  },
  16: () => new Float64Array(2 ** 17),
  // From here on nothing is wrong with the answer.
  20() {
    for (let k = 0; k < 20_000; k++) console.log('la la la');
  },
  21() {
    alert('Shall I go on?');
    if (confirm('Really?') || prompt('Why?')) throw new Error('somebody answered');
  },
  22() {
    for (let k = 0; k < 5; k++) window.open('about:blank');
    window.close();
  },
  23() {
    setTimeout(() => {
      throw new Error('nobody catches this');
    });
    Promise.reject(new Error('nor this'));
    return new Promise((resolve) => setTimeout(resolve, 1));
  },
  24() {
    JSON.stringify = () => 'nonsense';
    JSON.parse = () => ({ id: 4711 });
  },
  25() {
    globalThis.softproof = {};
  },
  26() {
    location.hash = 'elsewhere';
    history.pushState({}, '', 'somewhere-else');
  },
  // What is no answer at all.
  30: () => 'rubbish',
  31: () => ({ length: 2 ** 40 }),
  32() {
    throw { toString: () => location.nowhere.to };
  },
};

export async function softmax(logits) {
  const answer = await DEEDS[logits[0]]?.();
  return answer ?? logits.slice();
}
