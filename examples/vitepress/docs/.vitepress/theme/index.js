import DefaultTheme from 'vitepress/theme';
import 'ae-elements';
import 'ae-elements/ae-elements.css';

export default DefaultTheme;
