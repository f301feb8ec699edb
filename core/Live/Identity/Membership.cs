using PluginHost.Sdk;

namespace PluginHost.Live;

/// <summary>Who may come in, and by what: all that the data folder keeps of people, keys, sign-ins and invitations.</summary>
public sealed class Membership
{
    private Membership(string folder, byte[] hostKey, People people, Keyring keyring, Keys keys, SignIns signIns, Invitations invitations) =>
        (Folder, HostKey, People, Keyring, Keys, SignIns, Invitations) = (folder, hostKey, people, keyring, keys, signIns, invitations);

    public People People { get; }

    public Keyring Keyring { get; }

    public Keys Keys { get; }

    public Invitations Invitations { get; }

    internal SignIns SignIns { get; }

    internal string Folder { get; }

    internal byte[] HostKey { get; }

    /// <returns>All of it; or why somebody could not be told from somebody else, since then nobody may come in.</returns>
    public static Result<Membership> Open(byte[] hostKey, string dataFolder, TimeProvider time, string gameMaster = "gm")
    {
        var revocations = new Revocations();
        return KeptFile<PeopleFile>.Open(dataFolder, PeopleCopy.Name, static () => IdentityJson.Default.PeopleFile, PeopleFile.Empty).Then(people =>
            Erased.Open(dataFolder).Then(erased =>
            KeptFile<KeyringFile>.Open(dataFolder, "keyring.json", static () => IdentityJson.Default.KeyringFile, KeyringFile.Empty).Then(ring =>
            KeptFile<SignInFile>.Open(dataFolder, "signins.json", static () => IdentityJson.Default.SignInFile, SignInFile.Empty).Then(signIns =>
            KeptFile<InvitationFile>.Open(dataFolder, "invitations.json", static () => IdentityJson.Default.InvitationFile, InvitationFile.Empty).Then(invitations =>
            {
                var keyring = new Keyring(ring, revocations, time);
                var directory = new People(people, erased, revocations, time, gameMaster);
                return Keys.Open(hostKey, dataFolder, gameMaster, keyring, revocations).Then<Membership>(keys =>
                    new Membership(dataFolder, hostKey, directory, keyring, keys, new SignIns(signIns, directory, keyring, revocations, time), new Invitations(invitations, time)));
            })))));
    }

    /// <summary>Whoever can read the host's key, from within the host's own process; or a person that they act as.</summary>
    public Result<Principal> AtCommandLine(string? person) => Keys.Hold(Keys.CommandLine()).Then(held => ActingAs.Person(held.Caller, person).Then<Principal>(acting =>
    {
        Keys.Remember(acting, held);
        return acting;
    }));

    /// <summary>Ends every sign-in of a person, at once.</summary>
    public Result<int> EndSignIns(string person) => SignIns.EndOf(person);

    /// <summary>When somebody signed in, and how; not by what.</summary>
    public IReadOnlyList<SignedIn> SignInsOf(string person) => [.. SignIns.Of(person).Select(static one => new SignedIn(one.Kind, one.Made, one.Seen))];
}

public sealed record SignedIn(string Kind, DateTimeOffset Made, DateTimeOffset Seen);
