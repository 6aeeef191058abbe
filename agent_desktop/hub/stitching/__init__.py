"""Who is who: a graph of evidence between identities, of which customers are the components."""
