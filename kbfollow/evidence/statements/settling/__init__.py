"""The last step: where two readings of one sentence contradict each other, the weaker one is taken back."""
