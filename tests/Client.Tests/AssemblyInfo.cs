// Each of these tests starts hosts and programs of its own; two at a time would only fight for the processor.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
