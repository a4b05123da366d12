import {Trainer} from './trainer.jsx';

export default function Page() {
  return (
    <main>
      <h1>Squeezed and drawn again</h1>
      <Trainer />
    </main>
  );
}
