"""What a model said of an article, held to the text: nothing that stands elsewhere than in the article is left."""
