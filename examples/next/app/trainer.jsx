'use client';

import {useCallback, useState} from 'react';
import 'ae-elements';

export function Trainer() {
  const [loss, setLoss] = useState(null);
  // A page that a server has drawn: React binds no `onae-epoch-end` when it takes that over.
  const listen = useCallback((trainer) => {
    const told = ({detail}) => setLoss(detail.valLoss);
    trainer.addEventListener('ae-epoch-end', told);
    return () => trainer.removeEventListener('ae-epoch-end', told);
  }, []);
  return (
    <>
      <ae-trainer ref={listen} train-size={2000} test-size={200} epochs={2}>
        <span slot="fallback">Here a small network learns to redraw digits.</span>
      </ae-trainer>
      <output>{loss?.toFixed(4)}</output>
    </>
  );
}
