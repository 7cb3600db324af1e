import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    // Vue would look for a component of its own by this name.
    vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'point-poker-room' } } }),
  ],
});
