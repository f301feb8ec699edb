using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PluginHost.Live;
using PluginHost.Sdk;

namespace PluginHost.Host;

/// <summary>How far a host that runs is open. Without any of these it is open to its own computer alone.</summary>
internal sealed class RunOptions
{
    public const string Password = "PLUGINHOST_CERTIFICATE_PASSWORD";

    private readonly Option<bool> _lan = new("--lan") { Description = "Open to other computers of the house; whoever comes needs a key or an invitation." };

    private readonly Option<string?> _publicUrl = new("--public-url")
    {
        Description = "The address of a program in front of this host, such as a reverse proxy, that passes on what comes there.",
        HelpName = "ADDRESS",
    };

    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = $"Seal what other computers send with this certificate, a .pfx or .pem file with its key; {Password} opens it. Implies --lan.",
        HelpName = "FILE",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_lan);
        command.Options.Add(_publicUrl);
        command.Options.Add(_certificate);
    }

    public Result<HostSettings> Apply(ParseResult parse, HostSettings settings, Func<string, string?> environment)
    {
        Uri? front = null;
        if (parse.GetValue(_publicUrl) is { } text
            && !(Uri.TryCreate(text, UriKind.Absolute, out front) && front.Scheme is "https" or "http" && front is { PathAndQuery: "/", Fragment.Length: 0, UserInfo.Length: 0 }))
        {
            return new Error("usage", "--public-url takes an address such as https://table.example.org, without a path.");
        }

        var external = ExternalProvider.From(environment);
        if (!external.Succeeded)
        {
            return external.Error;
        }

        var opened = settings with { Lan = parse.GetValue(_lan), PublicUrl = front, External = external.Value };
        return parse.GetValue(_certificate) is { } file
            ? Read(file, environment(Password)).Then<HostSettings>(certificate => opened with { Lan = true, Certificate = certificate })
            : opened;
    }

    private static Result<X509Certificate2> Read(string file, string? password)
    {
        try
        {
            var certificate = Path.GetExtension(file).ToLowerInvariant() is ".pem" or ".crt" ? Pem(file, password) : X509CertificateLoader.LoadPkcs12FromFile(file, password);
            return certificate.HasPrivateKey ? certificate : new Error("usage", "The certificate has no private key.") { Hint = "Name a .pfx, or a .pem that holds both." };
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new Error("usage", "The certificate cannot be read.") { Hint = $"Check the file, and the password in {Password}." };
        }
    }

    private static X509Certificate2 Pem(string file, string? password) =>
        string.IsNullOrEmpty(password) ? X509Certificate2.CreateFromPemFile(file) : X509Certificate2.CreateFromEncryptedPemFile(file, password);
}
