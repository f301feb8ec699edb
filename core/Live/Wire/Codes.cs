namespace PluginHost.Live;

/// <summary>Numbers for those who expect them: HTTP status codes, also inside socket messages; and why a socket was closed.</summary>
internal static class Codes
{
    public const int Unauthenticated = 4401;
    public const int Forbidden = 4403;
    public const int NotFound = 4404;
    public const int TooMany = 4429;
    public const int TooLarge = 1009;
    public const int Restarting = 1012;
    public const int TryLater = 1013;

    public static int Of(string code) => code switch
    {
        "invalid" => 400,
        "unauthenticated" => 401,
        "forbidden" => 403,
        "not-found" => 404,
        "too-late" => 408,
        "conflict" => 409,
        "too-large" => 413,
        "wrong-host" => 421,
        "too-many" => 429,
        "not-available" => 501,
        "full" => 503,
        "internal" => 500,
        _ => 422,
    };
}
