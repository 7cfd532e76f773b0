import './app/tokens.css';
import './ui/ui.css';
import './app/layout.css';
import { askAhead } from './app/ahead';

// The console itself comes in a second step, so that the first is small and can ask for everything at once.
const ahead = askAhead(window.location.pathname);
void import('./app/start').then(({ start }) => start(document.getElementById('root'), ahead));
