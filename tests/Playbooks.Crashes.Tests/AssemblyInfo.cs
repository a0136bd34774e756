// A life waits more than it works, for providers and for its end: as many drills at once as there are classes.
[assembly: CollectionBehavior(MaxParallelThreads = 5)]
