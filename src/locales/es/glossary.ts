import type {GlossaryMessages} from '../messages/glossary.ts';

export const glossary: GlossaryMessages = {
  val_loss: {
    forms: 'val_loss',
    meaning: 'La pérdida en imágenes de prueba, con las que la red nunca se entrenó.',
  },
  loss: {
    forms: 'pérdidas|pérdida|loss',
    meaning: 'Cuánto se aleja lo que sale de lo que debería: entrenar la reduce.',
  },
  epoch: {forms: 'épocas|época', meaning: 'Una vuelta por todas las imágenes de entrenamiento.'},
  batch: {forms: 'lotes|lote', meaning: 'Unas pocas imágenes; tras ellas, cada peso se mueve un poco.'},
  weights: {forms: 'pesos|peso', meaning: 'Los números dentro de una red: entrenar los encuentra.'},
  code: {forms: 'códigos|código', meaning: 'Los pocos números a los que se reduce una imagen.'},
  reconstruction: {
    forms: 'reconstrucciones|reconstrucción',
    meaning: 'La imagen dibujada de nuevo solo a partir del código.',
  },
  pca: {
    forms: 'PCA',
    meaning: 'El mejor código que da una simple suma: se calcula de una vez, sin entrenar.',
  },
  linearFilter: {
    forms: 'mejor filtro lineal|filtro lineal',
    meaning: 'Cada píxel como una suma fija de todos: se calcula de una vez, sin entrenar.',
  },
  clipped: {
    forms: 'recortado a 0–1|recortar a 0–1',
    meaning: 'Lo que salió más negro que el negro o más blanco que el blanco queda en ellos.',
  },
  mse: {
    forms: 'error cuadrático medio|MSE',
    meaning: 'La media de las diferencias al cuadrado, píxel a píxel.',
  },
  variance: {forms: 'varianza', meaning: 'Cuánto difieren los valores de su media, al cuadrado.'},
  relu: {forms: 'relu', meaning: 'Una unidad que deja pasar lo que supera 0; lo demás queda en 0.'},
  sigmoid: {forms: 'sigmoid', meaning: 'Una unidad que lleva cualquier número a entre 0 y 1.'},
  adadelta: {
    forms: 'adadelta',
    meaning: 'Una regla para mover los pesos que elige su paso; lenta con tasas pequeñas.',
  },
  adam: {forms: 'adam', meaning: 'Una regla para mover los pesos, cada uno a su paso; suele ser rápida.'},
  sgd: {
    forms: 'SGD',
    meaning: 'La regla más simple: cada peso, un paso cuesta abajo, todos con una misma tasa.',
  },
  learningRate: {forms: 'tasa de aprendizaje|tasa', meaning: 'Cuánto se mueven los pesos cada vez.'},
  psnr: {
    forms: 'PSNR|dB',
    meaning: 'El error en decibelios: 10 más son una décima parte del error cuadrático.',
  },
  ssim: {forms: 'SSIM', meaning: 'Parecido de estructura: 1 si son iguales, 0 si no tienen nada en común.'},
  gaussian: {forms: 'gaussiano', meaning: 'Ruido que suma a cada píxel un pequeño número al azar.'},
  masking: {forms: 'enmascaramiento', meaning: 'Ruido que pone en 0 una parte de los píxeles.'},
  saltAndPepper: {forms: 'sal y pimienta', meaning: 'Ruido que pone en 0 o en 1 una parte de los píxeles.'},
  umap: {forms: 'UMAP', meaning: 'Un mapa que deja cerca lo que estaba cerca; lo lejano dice poco.'},
  tsne: {forms: 't-SNE', meaning: 'Un mapa que conserva los vecinos; tamaños y distancias dicen poco.'},
  trustworthiness: {
    forms: 'fiabilidad',
    meaning: 'Qué pocos vecinos del mapa son ajenos en realidad: 1 si ninguno.',
  },
};
