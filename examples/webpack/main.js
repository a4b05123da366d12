import 'ae-elements';
