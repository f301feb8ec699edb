namespace PluginHost.Dice;

/// <summary>Where an evening stands: all that the next roll depends on besides its seed.</summary>
/// <param name="Open">How many open rolls there were.</param>
/// <param name="Sealed">How many hidden ones.</param>
/// <param name="Entropy">What players added, as one hash.</param>
/// <param name="Link">Of the last record.</param>
public sealed record ProofState(long Open, long Sealed, string Entropy, string Link)
{
    public static ProofState Start(Commitments commitments)
    {
        ArgumentNullException.ThrowIfNull(commitments);
        return new(0, 0, "", Digest.Of("evening", commitments.Open, commitments.Sealed));
    }

    /// <summary>The state after a record; its link is taken as it stands.</summary>
    public ProofState After(ProofRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Kind switch
        {
            ProofKind.Open => this with { Open = Open + 1, Link = record.Link },
            ProofKind.Sealed => this with { Sealed = Sealed + 1, Link = record.Link },
            _ => this with { Entropy = Digest.Of("entropy", Entropy, record.Text ?? ""), Link = record.Link },
        };
    }
}
