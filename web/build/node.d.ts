// Node's modules, for the files that run in Node (build, tests): their names are known, their types are not checked.
declare module 'node:*';
declare const process: any;
declare const Buffer: any;
type Buffer = Uint8Array;
// A style sheet that comes with a part of the page.
declare module '*.css';
