/** Node has it, but among the types it belongs to those of browsers. */
export const { Instance, Memory, Module }: WebAssembly = Reflect.get(globalThis, 'WebAssembly');

export type WasmMemory = { readonly buffer: ArrayBuffer | SharedArrayBuffer };

type WebAssembly = {
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports?: object) => { readonly exports: unknown };
  readonly Memory: new (options: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: boolean;
  }) => WasmMemory;
};
