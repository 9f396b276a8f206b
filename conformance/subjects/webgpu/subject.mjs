/** Our own WebGPU kernel under judgement: float32, by kernel.wgsl. */

const adapter = await navigator.gpu?.requestAdapter();
if (!adapter) throw new Error('there is no WebGPU: is it turned on, as by --enable-unsafe-webgpu?');
const gpu = await adapter.requestDevice();
// Whoever loses the device needs a new page.
gpu.lost.then(() => location.reload());
// What is wrong with a command is said nowhere else.
gpu.addEventListener('uncapturederror', ({ error }) => console.error(error.message));
const source = await (await fetch(new URL('kernel.wgsl', import.meta.url))).text();
const module = gpu.createShaderModule({ code: source });
const layout = gpu.createBindGroupLayout({
  entries: ['uniform', 'read-only-storage', 'read-only-storage', 'storage'].map((type, binding) => {
    return { binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } };
  }),
});
const layouts = gpu.createPipelineLayout({ bindGroupLayouts: [layout] });
const pipelines = {};
for (const entryPoint of ['softmax', 'logSoftmax', 'rowLoss', 'gradient', 'reduce']) {
  const compute = { module, entryPoint };
  pipelines[entryPoint] = await gpu.createComputePipelineAsync({ layout: layouts, compute });
}

/** So many workgroups may stand side by side. */
const ACROSS = gpu.limits.maxComputeWorkgroupsPerDimension;

export const name = 'WebGPU kernel';
export const version = '1';
export const device = [adapter.info.vendor, adapter.info.architecture].filter(Boolean).join(' ');
export const capabilities = {
  dtypes: ['float32'],
  reductions: ['mean', 'sum', 'none'],
  dialect: {
    'all-masked-row': 'nan',
    'nan-logit': 'nan',
    'infinite-logit': 'nan',
    'label-too-large': 'refused',
    'label-negative': 'refused',
    // WGSL allows either, and which it is hangs on the device.
    subnormals: 'flushed',
    'same-question': 'same-bits',
  },
};

export const softmax = (logits, rows, classes) => elementwise('softmax', logits, { rows, classes });

export const logSoftmax = (logits, rows, classes) => elementwise('logSoftmax', logits, { rows, classes });

export function crossEntropyGradient(logits, labels, rows, classes, { reduction }) {
  const divisor = reduction === 'mean' ? rows : 1;
  return elementwise('gradient', logits, { rows, classes, divisor }, checked(labels, classes));
}

export function crossEntropy(logits, labels, rows, classes, { reduction }) {
  if (rows === 0) return { mean: Number.NaN, sum: 0, none: [] }[reduction];
  return withBuffers(async (job) => {
    const shape = { rows, classes };
    const losses = job.run('rowLoss', shape, job.put(logits), job.put(checked(labels, classes)), rows);
    if (reduction === 'none') return job.get(losses);
    const divisor = reduction === 'mean' ? rows : 1;
    const sum = job.run('reduce', { ...shape, divisor }, losses, job.none, 1);
    return (await job.get(sum))[0];
  });
}

/** What a kernel makes of logits, a number for each. */
async function elementwise(kernel, logits, shape, labels) {
  if (logits.length === 0) return logits;
  return withBuffers((job) => {
    return job.get(
      job.run(kernel, shape, job.put(logits), labels ? job.put(labels) : job.none, logits.length),
    );
  });
}

/** The labels, if each is one of the classes: the kernel reads wherever they point. */
function checked(labels, classes) {
  for (const label of labels)
    if (label < 0 || label >= classes)
      throw new RangeError(`label ${label} is not one of ${classes} classes`);
  return labels;
}

/** Does something with buffers on the GPU, which are freed when it is done. */
async function withBuffers(use) {
  const buffers = [];
  const make = (bytes, usage) => {
    const buffer = gpu.createBuffer({ size: Math.max(bytes, 4), usage: usage | GPUBufferUsage.COPY_DST });
    buffers.push(buffer);
    return buffer;
  };
  const { STORAGE, UNIFORM, COPY_SRC, MAP_READ } = GPUBufferUsage;
  const put = (values, usage = STORAGE) => {
    const buffer = make(values.byteLength, usage);
    gpu.queue.writeBuffer(buffer, 0, values);
    return buffer;
  };
  const submit = (record) => {
    const encoder = gpu.createCommandEncoder();
    record(encoder);
    gpu.queue.submit([encoder.finish()]);
  };
  const job = {
    none: make(4, STORAGE),
    put: (values) => put(values),
    /** The buffer that a kernel fills with so many numbers. */
    run(kernel, { rows, classes, divisor = 1 }, logits, labels, length) {
      const shape = new Uint32Array([rows, classes, 0, ACROSS]);
      new Float32Array(shape.buffer)[2] = divisor;
      const answer = make(4 * length, STORAGE | COPY_SRC);
      const resources = [put(shape, UNIFORM), logits, labels, answer];
      const entries = resources.map((buffer, binding) => ({ binding, resource: { buffer } }));
      submit((encoder) => {
        const pass = encoder.beginComputePass();
        pass.setPipeline(pipelines[kernel]);
        pass.setBindGroup(0, gpu.createBindGroup({ layout, entries }));
        const groups = kernel === 'reduce' ? 1 : rows;
        pass.dispatchWorkgroups(Math.min(groups, ACROSS), Math.ceil(groups / ACROSS));
        pass.end();
      });
      return answer;
    },
    /** What is in a buffer. */
    async get(buffer) {
      const copy = make(buffer.size, MAP_READ);
      submit((encoder) => encoder.copyBufferToBuffer(buffer, 0, copy, 0, buffer.size));
      await copy.mapAsync(GPUMapMode.READ);
      return new Float32Array(copy.getMappedRange().slice());
    },
  };
  try {
    return await use(job);
  } finally {
    for (const buffer of buffers) buffer.destroy();
  }
}
