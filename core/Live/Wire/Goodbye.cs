namespace PluginHost.Live;

/// <summary>Why a conversation ends: a close code of sockets, which the other doors tell in words, and a sentence.</summary>
internal sealed record Goodbye(int Code, string Reason)
{
    public static readonly Goodbye Unknown = new(Codes.Unauthenticated, Introduction.Unknown.Message);
    public static readonly Goodbye Plain = new(1000, "Goodbye.");
    public static readonly Goodbye Elsewhere = new(1000, "This session went on elsewhere.");
    public static readonly Goodbye TooLarge = new(Codes.TooLarge, "A message has at most 100,000 bytes.");
    public static readonly Goodbye TooMany = new(Codes.TooMany, Limits.TooMany.Message);
    public static readonly Goodbye Revoked = new(Codes.Unauthenticated, "This key is no longer valid.");
    public static readonly Goodbye Restarting = new(Codes.Restarting, "The host is closing or the campaign begins anew. Come back.");

    /// <summary>To one who was never let in.</summary>
    public static Goodbye To(Sdk.Error refused) => new(refused.Code switch
    {
        "forbidden" => Codes.Forbidden,
        "not-found" => Codes.NotFound,
        "too-many" => Codes.TooMany,
        _ => Codes.Unauthenticated,
    }, refused.Message);

    /// <summary>The same for doors that know no close codes.</summary>
    public Sdk.Error AsError() => new(Code switch
    {
        Codes.Unauthenticated => "unauthenticated",
        Codes.TooMany => "too-many",
        Codes.TooLarge => "too-large",
        _ => "ended",
    }, Reason);
}
