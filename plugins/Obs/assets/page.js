import { live } from './live.js';
import { read } from './options.js';
import { mount } from './parts.js';

const page = document.documentElement.dataset.page;
mount(document.querySelector('.stage'), read(location.search, page), live());
