import '@showhands/elements/define.js';
import './style.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Planning } from './planning.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <Planning />
  </StrictMode>,
);
