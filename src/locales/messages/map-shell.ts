/** What `<ae-latent-view>` says before anybody acts. */
export interface MapShellMessages {
  readonly empty: string;
  /** Under the picture of any place. */
  readonly place: string;
}
