namespace PluginHost.Dice;

/// <summary>What is published when the evening is over.</summary>
/// <param name="Seed">The open seed, as hexadecimal digits.</param>
/// <param name="Records">How many lines the transcript has.</param>
/// <param name="Link">Of the last one: nothing can be taken away at the end.</param>
public sealed record Revelation(string Seed, long Records, string Link);

/// <param name="Honest">Whether every open roll is what the seed made it.</param>
/// <param name="Says">A sentence for a person.</param>
/// <param name="First">The first line that is not as it was, from 1; null when all are.</param>
/// <param name="Open">How many open rolls were checked.</param>
/// <param name="Sealed">How many hidden rolls there were.</param>
public sealed record Verdict(bool Honest, string Says, int? First, long Open, long Sealed);
