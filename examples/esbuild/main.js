import 'ae-elements';
import 'ae-elements/ae-elements.css';
