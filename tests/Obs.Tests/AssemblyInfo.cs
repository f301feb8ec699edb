// Most of these tests start hosts of their own; two at a time would only fight for the processor.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
