"""Operations on articles and annotations: one module for each."""
