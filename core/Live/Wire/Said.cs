namespace PluginHost.Live;

/// <summary>One message as it goes out.</summary>
/// <param name="Bytes">A JSON object.</param>
/// <param name="Position">Where whoever has this message may go on; null when it says nothing of that.</param>
internal readonly record struct Said(ReadOnlyMemory<byte> Bytes, string? Position = null);
