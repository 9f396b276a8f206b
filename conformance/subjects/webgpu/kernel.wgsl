// Softmax and cross-entropy of rows of logits in float32: one workgroup a row, SIZE threads each.
//
// WGSL may assume that there are no infinities and no NaN, and its exp may be off by 3 + 2|x| floats. So special values are
// told by their bits, and exp and log1p are our own: reduced to a small interval, and a polynomial there (Cephes, expf and logf).

struct Shape {
  rows: u32,
  classes: u32,
  divisor: f32, // of the mean: rows, and else 1
  across: u32, // workgroups side by side; the others lie below
}

@group(0) @binding(0) var<uniform> shape: Shape;
@group(0) @binding(1) var<storage, read> logits: array<u32>; // bits of floats, as all that may be special
@group(0) @binding(2) var<storage, read> labels: array<u32>;
@group(0) @binding(3) var<storage, read_write> answer: array<u32>;

const SIZE = 64u;
const INFINITY = 0x7f800000u;
const MASKED = 0xff800000u; // -infinity
const NAN = 0x7fc00000u;

var<workgroup> words: array<u32, SIZE>;
var<workgroup> floats: array<f32, SIZE>;

fn largest(mine: u32, thread: u32) -> u32 {
  words[thread] = mine;
  for (var half = SIZE / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { words[thread] = max(words[thread], words[thread + half]); }
  }
  let found = workgroupUniformLoad(&words[0]);
  workgroupBarrier();
  return found;
}

fn total(mine: f32, thread: u32) -> f32 {
  floats[thread] = mine;
  for (var half = SIZE / 2u; half > 0u; half /= 2u) {
    workgroupBarrier();
    if (thread < half) { floats[thread] += floats[thread + half]; }
  }
  let found = workgroupUniformLoad(&floats[0]);
  workgroupBarrier();
  return found;
}

// A whole number that is larger for larger floats, -infinity included; those that no softmax has are above all.
fn orderOf(bits: u32) -> u32 {
  if ((bits & 0x7fffffffu) > INFINITY || bits == INFINITY) { return 0xffffffffu; }
  return select(bits | 0x80000000u, ~bits, bits >= 0x80000000u);
}

fn bitsOf(order: u32) -> u32 {
  return select(~order, order & 0x7fffffffu, order >= 0x80000000u);
}

// e^d for d <= 0; the halves keep their difference finite where the logits' is not.
fn expGap(bits: u32, most: f32) -> f32 {
  if (bits == MASKED) { return 0.0; }
  let x = bitcast<f32>(bits);
  if (0.5 * x - 0.5 * most < -52.0) { return 0.0; }
  let d = x - most;
  let k = round(d * 1.44269504);
  let r = fma(k, 2.12194440e-4, fma(k, -0.693359375, d));
  var y = 1.9875691500e-4;
  y = fma(y, r, 1.3981999507e-3);
  y = fma(y, r, 8.3334519073e-3);
  y = fma(y, r, 4.1665795894e-2);
  y = fma(y, r, 1.6666665459e-1);
  y = fma(y, r, 5.0000001201e-1);
  y = fma(y, r * r, r) + 1.0;
  // In two steps, so that what ends below the normal floats is rounded once.
  let exponent = i32(k);
  let first = max(exponent, -100);
  return y * bitcast<f32>(u32(first + 127) << 23u) * bitcast<f32>(u32(exponent - first + 127) << 23u);
}

// ln(1 + s) for s >= 0. Where s is small, 1 + s is never rounded.
fn log1p(s: f32) -> f32 {
  var f = s;
  var k = 0.0;
  var lost = 0.0;
  if (s > 0.41421356) {
    let u = 1.0 + s;
    lost = select(1.0 - (u - s), s - (u - 1.0), s < 1.0) / u;
    // The exponent of u / sqrt(1/2), so that f + 1 lies between sqrt(1/2) and sqrt(2).
    let bits = bitcast<u32>(u) - 0x3f3504f3u;
    k = f32(i32(bits) >> 23u);
    f = bitcast<f32>((bits & 0x7fffffu) + 0x3f3504f3u) - 1.0;
  }
  let z = f * f;
  var y = 7.0376836292e-2;
  y = fma(y, f, -1.1514610310e-1);
  y = fma(y, f, 1.1676998740e-1);
  y = fma(y, f, -1.2420140846e-1);
  y = fma(y, f, 1.4249322787e-1);
  y = fma(y, f, -1.6668057665e-1);
  y = fma(y, f, 2.0000714765e-1);
  y = fma(y, f, -2.4999993993e-1);
  y = fma(y, f, 3.3333331174e-1);
  y = fma(y * f, z, fma(k, -2.12194440e-4, fma(z, -0.5, lost)));
  return fma(k, 0.693359375, f + y);
}

struct Row {
  start: u32,
  most: f32, // the largest logit
  at: u32, // the place of the first of them
  others: f32, // sum of e^(x - most) over all other places: 1 + others is the whole
  bad: bool, // NaN or +infinity in it, or nothing but -infinity
}

fn summed(row: u32, thread: u32) -> Row {
  let start = row * shape.classes;
  var order = 0u;
  for (var k = thread; k < shape.classes; k += SIZE) { order = max(order, orderOf(logits[start + k])); }
  let top = largest(order, thread);
  let bad = top == 0xffffffffu || bitsOf(top) == MASKED;
  let most = select(bitcast<f32>(bitsOf(top)), 0.0, bad);
  var place = 0u; // of the first is the largest of what lies behind
  for (var k = thread; k < shape.classes; k += SIZE) {
    if (orderOf(logits[start + k]) == top) { place = max(place, shape.classes - k); }
  }
  let at = shape.classes - largest(place, thread);
  var sum = 0.0;
  for (var k = thread; k < shape.classes; k += SIZE) {
    if (k != at && !bad) { sum += expGap(logits[start + k], most); }
  }
  return Row(start, most, at, total(sum, thread), bad);
}

fn rowOf(group: vec3u) -> u32 {
  return group.x + group.y * shape.across;
}

@compute @workgroup_size(SIZE)
fn softmax(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = rowOf(group);
  if (index >= shape.rows) { return; }
  let row = summed(index, thread);
  for (var k = thread; k < shape.classes; k += SIZE) {
    let p = expGap(logits[row.start + k], row.most) / (1.0 + row.others);
    answer[row.start + k] = select(bitcast<u32>(p), NAN, row.bad);
  }
}

@compute @workgroup_size(SIZE)
fn logSoftmax(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = rowOf(group);
  if (index >= shape.rows) { return; }
  let row = summed(index, thread);
  for (var k = thread; k < shape.classes; k += SIZE) {
    let bits = logits[row.start + k];
    let value = (bitcast<f32>(bits) - row.most) - log1p(row.others);
    answer[row.start + k] = select(select(bitcast<u32>(value), MASKED, bits == MASKED), NAN, row.bad);
  }
}

@compute @workgroup_size(SIZE)
fn rowLoss(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = rowOf(group);
  if (index >= shape.rows) { return; }
  let row = summed(index, thread);
  if (thread == 0u) {
    let bits = logits[row.start + labels[index]];
    let value = log1p(row.others) + (row.most - bitcast<f32>(bits));
    answer[index] = select(select(bitcast<u32>(value), INFINITY, bits == MASKED), NAN, row.bad);
  }
}

@compute @workgroup_size(SIZE)
fn gradient(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) thread: u32) {
  let index = rowOf(group);
  if (index >= shape.rows) { return; }
  let row = summed(index, thread);
  let whole = 1.0 + row.others;
  for (var k = thread; k < shape.classes; k += SIZE) {
    let part = expGap(logits[row.start + k], row.most);
    var value = part;
    // p - 1 of the label: nothing cancels where it is the largest, and little elsewhere.
    if (k == labels[index]) { value = select(part - whole, -row.others, k == row.at); }
    answer[row.start + k] = select(bitcast<u32>(value / whole / shape.divisor), NAN, row.bad);
  }
}

// The losses of all rows, in place of the logits, summed and divided; by a single workgroup.
@compute @workgroup_size(SIZE)
fn reduce(@builtin(local_invocation_index) thread: u32) {
  var sum = 0.0;
  var special = 0u; // 1 for an infinite loss, 2 for NaN
  for (var k = thread; k < shape.rows; k += SIZE) {
    let bits = logits[k];
    if (bits < INFINITY) { sum += bitcast<f32>(bits); }
    else { special = max(special, select(1u, 2u, bits != INFINITY)); }
  }
  let worst = largest(special, thread);
  let value = total(sum, thread) / shape.divisor;
  if (thread == 0u) {
    answer[0] = select(select(bitcast<u32>(value), INFINITY, worst == 1u), NAN, worst == 2u);
  }
}
