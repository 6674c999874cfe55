"""What helps the officer write, in every editor of long text: spelling, plainer words and phrases."""
