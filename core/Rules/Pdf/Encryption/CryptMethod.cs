namespace PluginHost.Rules.Pdf;

internal enum CryptMethod
{
    Identity,
    Rc4,
    Aes128,
    Aes256,
}
