import '@showhands/elements/define.js';
import './style.css';
import { createApp } from 'vue';
import Planning from './planning.vue';

createApp(Planning).mount('#app');
