import {blockImages, dataSetOf, type PublishedName, type PublishedSplit} from '../../recipe/datasets.ts';

interface SplitHashes {
  /** Of the decoded images, a block at a time, SHA-256. */
  readonly blocks: readonly string[];
  /** Of all labels, SHA-256. */
  readonly labels: string;
}

/** What is known of one split of a published set. */
export type SplitFacts = PublishedSplit & SplitHashes;

interface KnownSet<Facts> {
  /** Folders that hold the four files, tried in turn. */
  readonly mirrors: readonly string[];
  readonly train: Facts;
  readonly test: Facts;
}

export interface KnownSets {
  readonly named: Readonly<Record<PublishedName, KnownSet<SplitFacts>>>;
  /** Images in a block. */
  readonly blockImages: number;
}

/**
 * Where the published sets lie, and the hashes of what their files contain (without headers), computed from those
 * files. Fashion-MNIST's were the ones whose MD5 sums its README states: 8d4fb7e6c68d591d4c3dfef9ec88bf0d
 * (training images) and 25c81989df183df01b3e8a0aad5dffbe (their labels).
 *
 * A mirror must allow other origins (CORS). jsDelivr states that it does and is limited to 20 MB a file, which
 * Fashion-MNIST's training images exceed, so they come from elsewhere. A mirror that fails costs one request and the
 * next is tried.
 */
const published: Readonly<Record<PublishedName, KnownSet<SplitHashes>>> = {
  mnist: {
    mirrors: [
      'https://cdn.jsdelivr.net/gh/fgnt/mnist@master/',
      'https://raw.githubusercontent.com/fgnt/mnist/master/',
      'https://storage.googleapis.com/cvdf-datasets/mnist/',
    ],
    train: {
      blocks: [
        'a853ca5da5c224d531837eaa3fe56ac036778bb2fdfad445143b5b7d4ec1c739',
        '2ec13c74c41945167042376c0c75fb658334adbebefb720498dc8e64093072a2',
        '8bd4665119417aa9dbae8fe2929efd0e4707148d072f03b26ceb7d0bcfeaef97',
        '9d63f75a39d3ef16dcfb2c314e3210e166b78cf01315a05bcd0812cf26465290',
        'e06e2ce5f87b5f0d4666fa077b9bf729716fc7b052df00a30f848661c4fec847',
        '3a6ea01d80408cd7cd16c828ad5abd749616c7c0fc7fb40f39d4fd10c13ba5f8',
        '52ddfa651fa267ffa917c7578c0a14c47c221c4435a009222eea3ad1664d9f67',
        '1761fdfb367cacf6ef1ed93da9f9622417ea7eee02c3ef296f676cfe888e37b3',
        '98eb168127008afee5155c45a24dc1a8a9255a2ff28bd17a8210655c805e8056',
        '6bcdbab34cb624dc2e9a625266963334ec038168f1471ec563003c0db7b8d531',
        'fd29e46054f8ab29b65c0901059e89299dc9b3ef5b2f85d1a4890aaffeb1f652',
        'd28c706f7fb47d09d4d6e834642057f870543e0e217e373a5401ffbb9b596dc7',
      ],
      labels: '1feba77c54802fa5339a11837ea4b2866434b83314ec45192930f1df69120c13',
    },
    test: {
      blocks: [
        '888993078486e0f0cfebd6f66fb64213787bb02db012e54b50554f980229569b',
        '8f257aeb8e578f57492244b5eb09d87b82b8e687da661ee42973c359bda62a4c',
      ],
      labels: 'ddeff807876a9661a1110d45c266c86239a3a1b7d37da0c3716a7a683c852ff5',
    },
  },
  'fashion-mnist': {
    mirrors: [
      'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
      'https://cdn.jsdelivr.net/gh/zalandoresearch/fashion-mnist@master/data/fashion/',
      'https://storage.googleapis.com/tensorflow/tf-keras-datasets/',
    ],
    train: {
      blocks: [
        '29c8d9f398a29fc328af7ba681dfc3bd86ec4075b43ba2ff985128028b9b3f00',
        'fbc5d90071adbce10d66e2fd88ee26db7727c48a98f6b04fd47b14335249cd6b',
        'c331a474c8f3cf91903c934c2369c4384cf4e150dc347dc67332cdeb32b4be59',
        '9695c9671b15403a8f685a1d671bd5f34bb566f46d563d8e57d6d8b84e7df9ce',
        '96e47fe0fabe7b539f7dd802ff9503934d60a0a20ef7dc56dace2c20b6aeec78',
        '3f69c2d7ca40e0691fc40f1ec57d397c4f8fe10bcf63c73177e1540a95fd7569',
        '74f4b216387be2dfa7e067c2c66e8f9df1b0ef627ead001ed9e8f90a71e51f86',
        '188284b0d34dca3481e58ac8c983c95ec48a53fdfbcfca19e011647698162601',
        '02e1e8fa0117f04daad507ffd7763feef421a1ba34368273398e174ea357a3b1',
        'd35186411e5bf8c7f417b194d273beea72f14f9218d6037ba83684ababcb317d',
        '158fcc94c76f037800441f20e308d766b7a2d7818021c125ca57eedbb024287c',
        '69c6eedd84f8e35cee17021aa981de759de2042ea53ec60f067174bdec7e3ae9',
      ],
      labels: '657fbd221bfc9f4198cc14b5619cc33ec57c58dd0e47af4d99d6650759e869a7',
    },
    test: {
      blocks: [
        'c7c2d66209217610bf8347d049b05c89ed290d13d9e0c432aeb984c411bc669e',
        '01cf8aedf8d0a07b3672edd682f0f6e7d3f3c4a79bd4b7e90358f30b89e1bc8d',
      ],
      labels: '3d0e6c6ea990b53b6f8f500a41cac93881d981b315f84578b7d915342ade01e9',
    },
  },
};

const named = Object.entries(published).map(([name, {mirrors, train, test}]) => {
  const set = dataSetOf(name as PublishedName);
  return [name, {mirrors, train: {...set.train, ...train}, test: {...set.test, ...test}}];
});

export const knownSets: KnownSets = {
  named: Object.fromEntries(named) as KnownSets['named'],
  blockImages,
};
