import {anywidget} from '../notebook/anywidget.ts';
import './index.ts';

// What anywidget imports: jupyter, marimo, MyST and others load it from a blob, with nothing beside it.
export default anywidget;
